/** Items of a trolley with what they name in the catalogue. */
import { type Call } from '../box-office.js';
import { resolve, type Resolved } from '../model/resolve.js';
import { type TrolleyItem } from './token.js';

export interface ResolvedItem extends Resolved {
  readonly item: TrolleyItem;
}

/** Items that name nothing in this catalogue, from a token of another one, are left out. */
export const resolveItems = (call: Call, items: readonly TrolleyItem[]): ResolvedItem[] =>
  items.flatMap((item) => {
    const resolved = resolve(call, item);
    return resolved ? [{ ...resolved, item }] : [];
  });
