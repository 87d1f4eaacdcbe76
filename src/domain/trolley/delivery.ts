/** How tickets reach the customer, supplier by supplier: what can be chosen, and where it goes (reference 4.10). */
import type { SendMethod } from './send-method.js';
import { allOrders, type Bundle, type Trolley } from './trolley.js';

/** Code to name. */
export type Countries = Readonly<Record<string, string>>;

/** How a bundle's tickets are sent now; undefined before the reserve, or where its orders go different ways. */
export function chosenSendMethod({ orders }: Bundle): SendMethod | undefined {
  const [first, ...rest] = orders.map(({ sendMethod }) => sendMethod);
  return rest.every((method) => method?.code === first?.code) ? first : undefined;
}

/**
 * What a bundle's tickets can be sent by: a choice holds for all orders of a supplier, so it must be offered for every
 * performance among them.
 *
 * @param offered performance id to its send methods, as far as they are known
 */
export function deliveryOptions(bundle: Bundle, offered: ReadonlyMap<string, readonly SendMethod[]>): SendMethod[] {
  const chosen = chosenSendMethod(bundle);
  const [first = [], ...rest] = bundle.orders.map(({ performance }) => offered.get(performance.id) ?? []);
  const common = first.filter(({ code }) => rest.every((methods) => methods.some((method) => method.code === code)));
  // What is held with a method stays possible, even when it is too late to choose that method afresh.
  return chosen && !common.some(({ code }) => code === chosen.code) ? [chosen, ...common] : common;
}

/** The performances whose send methods have to be asked for, without repeats. */
export function performancesToSend(trolley: Trolley): string[] {
  return [...new Set(allOrders(trolley).map(({ performance }) => performance.id))];
}

/** One entry for each chosen method that does not go everywhere; the customer's country must be in all of them. */
export function deliveryCountries(trolley: Trolley): Countries[] {
  return sendMethods(trolley).flatMap(({ permittedCountries }) => (permittedCountries ? [permittedCountries] : []));
}

/** The chosen methods that do not go to a country. @param countryCode two letters, lower case */
export function methodsRefusing(trolley: Trolley, countryCode: string): SendMethod[] {
  return sendMethods(trolley).filter(
    ({ permittedCountries }) => permittedCountries && !Object.hasOwn(permittedCountries, countryCode),
  );
}

/** Whether anything goes by post, for which an address must be more than a formality. */
export function isPosted(trolley: Trolley): boolean {
  return sendMethods(trolley).some(({ type }) => type === 'post');
}

/** Each method once, however many orders use it. */
function sendMethods(trolley: Trolley): SendMethod[] {
  const methods = new Map<string, SendMethod>();
  for (const { sourceCode, orders } of trolley.bundles) {
    for (const { sendMethod } of orders) if (sendMethod) methods.set(`${sourceCode} ${sendMethod.code}`, sendMethod);
  }
  return [...methods.values()];
}
