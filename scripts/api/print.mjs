/** Types as text that only changes when the type does. Used by scripts/api/types.mjs. */
import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });
const NO_FILE = ts.createSourceFile('none.ts', '', ts.ScriptTarget.ESNext);

/**
 * @param node a type, out of a source file or made by the compiler
 * @param nameOf the name to print for a node that refers to a type; undefined leaves the node as it is
 * @returns one line, without comments; the members of unions and objects are sorted, because the compiler may find them
 *   in any order
 */
export function printType(node, nameOf) {
  const file = node.getSourceFile?.() ?? NO_FILE;
  const text = (one) => printer.printNode(ts.EmitHint.Unspecified, one, file);
  const sorted = (nodes) => ts.factory.createNodeArray(
    nodes.map((one) => [text(one), one]).sort(byName).map(([, one]) => one),
  );
  const rewrite = ({ factory }) => {
    const visit = (inner) => {
      const name = nameOf(inner);
      const visited = ts.visitEachChild(inner, visit, undefined);
      if (name !== undefined) {
        const identifier = factory.createIdentifier(name);
        return ts.isTypeQueryNode(visited)
          ? factory.updateTypeQueryNode(visited, identifier, visited.typeArguments)
          : factory.updateTypeReferenceNode(visited, identifier, visited.typeArguments);
      }
      if (ts.isStringLiteral(visited)) return factory.createStringLiteral(visited.text, true);
      if (ts.isUnionTypeNode(visited)) return factory.updateUnionTypeNode(visited, sorted(visited.types));
      if (ts.isTypeLiteralNode(visited)) return factory.updateTypeLiteralNode(visited, sorted(visited.members));
      return visited;
    };
    return visit;
  };
  const { transformed } = ts.transform(node, [rewrite]);
  return text(transformed[0])
    .replace(/\s+/g, ' ')
    .replace(/;? \}/g, ' }');
}

/** Sorts pairs by their first item. */
export const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
