/** Where the pages under `/tickets/` are, and how their `crypto_block` names a voucher or a payment. */
import { type Transaction } from '../model/state.js';

export const voucherPath = (user: string, { uuid }: Transaction, item: number): string =>
  `/tickets/web_self_print.buy/${user}?crypto_block=${uuid}.${item}`;

/** The transaction and the item number that a voucher's block names. */
export function readVoucherBlock(block: string): { readonly uuid: string; readonly item: number } {
  const [, uuid = '', item = ''] = /^(.*)\.(\d+)$/.exec(block) ?? [];
  return { uuid, item: Number(item) };
}

export const paymentBlock = ({ uuid }: Transaction, token: string): string => `${uuid}.${token}`;

/** The transaction whose pending callout has the block's token. */
export function findByPaymentBlock(
  transactions: Readonly<Record<string, Transaction>>,
  block: string,
): Transaction | undefined {
  const transaction = transactions[block.slice(0, block.indexOf('.'))];
  const token = transaction?.callout?.token;
  return transaction && token !== undefined && block.endsWith(`.${token}`) ? transaction : undefined;
}
