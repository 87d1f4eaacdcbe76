/**
 * How each supplier's tickets reach the customer: the choices, and the countries they go to
 * (docs/api/trolley.md#send-methods).
 */
import type { Countries } from '../customer/country.js';
import type { SendMethod } from './send-method.js';
import { allOrders, type Bundle, type Trolley } from './trolley.js';

/**
 * How a bundle's tickets are sent now. Undefined before the reserve, and when its orders are sent in different ways.
 */
export function chosenSendMethod({ orders }: Bundle): SendMethod | undefined {
  const [first, ...rest] = orders.map(({ sendMethod }) => sendMethod);
  return rest.every((method) => method?.code === first?.code) ? first : undefined;
}

/**
 * The send methods that a bundle's tickets can use. One choice holds for all orders of a supplier, so a method must be
 * offered for every performance among them.
 *
 * @param offered performance id to its send methods, for the performances read so far
 */
export function deliveryOptions(bundle: Bundle, offered: ReadonlyMap<string, readonly SendMethod[]>): SendMethod[] {
  const chosen = chosenSendMethod(bundle);
  const [first = [], ...rest] = bundle.orders.map(({ performance }) => offered.get(performance.id) ?? []);
  const common = first.filter(({ code }) => rest.every((methods) => methods.some((method) => method.code === code)));
  // The current method stays a choice, even when it is too late to choose it anew.
  return chosen && !common.some(({ code }) => code === chosen.code) ? [chosen, ...common] : common;
}

/** The ids of the performances whose send methods are needed, without repeats. */
export function performancesToSend(trolley: Trolley): string[] {
  return [...new Set(allOrders(trolley).map(({ performance }) => performance.id))];
}

/** The countries of each chosen method that is limited to some. The customer's country must be in every entry. */
export function deliveryCountries(trolley: Trolley): Countries[] {
  return sendMethods(trolley).flatMap(({ permittedCountries }) => (permittedCountries ? [permittedCountries] : []));
}

/**
 * The chosen methods that do not go to a country.
 *
 * @param countryCode two letters, lower case
 */
export function methodsRefusing(trolley: Trolley, countryCode: string): SendMethod[] {
  return sendMethods(trolley).filter(
    ({ permittedCountries }) => permittedCountries && !Object.hasOwn(permittedCountries, countryCode),
  );
}

/** Whether any tickets go by post, which needs an address that mail can reach. */
export function isPosted(trolley: Trolley): boolean {
  return sendMethods(trolley).some(({ type }) => type === 'post');
}

/** Each chosen method once, however many orders use it. */
function sendMethods(trolley: Trolley): SendMethod[] {
  const methods = new Map<string, SendMethod>();
  for (const { sourceCode, orders } of trolley.bundles) {
    for (const { sendMethod } of orders) if (sendMethod) methods.set(`${sourceCode} ${sendMethod.code}`, sendMethod);
  }
  return [...methods.values()];
}
