/** Sorts rows by their labels, front row first: the API sends rows as an object, whose order means nothing. */

const LABEL = /^(\D*)(\d*)(.*)$/s;

/**
 * Numbers by value (2 before 10), letters by length and then alphabet (Z before AA), letters before the number that
 * follows them (A2, A10, B1). The API does not say whether row AA is in front of row A in a given hall.
 */
export function compareRowLabels(left: string, right: string): number {
  const [, leftWord = '', leftNumber = '', leftRest = ''] = LABEL.exec(left) ?? [];
  const [, rightWord = '', rightNumber = '', rightRest = ''] = LABEL.exec(right) ?? [];
  return (
    leftWord.length - rightWord.length ||
    compareText(leftWord, rightWord) ||
    Number(leftNumber) - Number(rightNumber) ||
    compareText(leftRest, rightRest) ||
    compareText(left, right)
  );
}

/** By code unit, so that the order is the same in every language. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
