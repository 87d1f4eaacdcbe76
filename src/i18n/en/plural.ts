/** English plurals: `plural(2, 'ticket', 'tickets')` is `2 tickets`. */
export function plural(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}
