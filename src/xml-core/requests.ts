/**
 * The customer and the card of a purchase as XML (docs/api/xml-core.md#customer-rules,
 * docs/api/xml-core.md#card-rules).
 */
import type { BillingAddress, CardDetails } from '../domain/payment/card-rules.js';
import type { Customer } from '../domain/customer/customer.js';
import { toCountryCode } from '../domain/customer/country.js';
import { withImpliedPermissions } from '../domain/customer/customer-rules.js';
import type { XmlNode } from '../xml-tree/tree.js';

/** Blank elements are left out. */
const given = (values: Readonly<Record<string, string | undefined>>): XmlNode[] =>
  Object.entries(values).flatMap(([name, value]): XmlNode[] => (value?.trim() ? [[name, value.trim()]] : []));

/** An empty element that means true. */
export const flag = (name: string, isSet: boolean | undefined): XmlNode | undefined => (isSet ? [name, ''] : undefined);

export function customerData(known: Customer, agentReference: string | undefined): XmlNode {
  const customer = withImpliedPermissions(known);
  const { phone, workPhone, homePhone } = customer;
  return [
    'customer_data',
    [
      ...given({
        title: customer.title,
        first_name: customer.firstName,
        initials: customer.initials,
        last_name: customer.lastName,
        suffix: customer.suffix,
        ...addressValues(customer),
        // Unchanged, because a country that the account has fixed must come back as it was (code 1124). Both spellings
        // are accepted.
        country_code: customer.countryCode,
        email_address: customer.email,
        // The core wants both numbers, and most customers give one.
        work_phone: workPhone || phone || homePhone,
        home_phone: homePhone || phone || workPhone,
        agent_reference: agentReference ?? customer.agentReference,
      }),
      flag('user_can_use_data', customer.userMayUseData),
      flag('supplier_can_use_data', customer.supplierMayUseData),
      flag('world_can_use_data', customer.worldMayUseData),
    ],
  ];
}

export function cardData(card: CardDetails): XmlNode {
  return [
    'card_data',
    [
      ...given({ card_number: card.number.replace(/[\s-]/g, ''), expiry_date: card.expiryDate }),
      // Required for every card, and empty for a card without a security code.
      ['cv_two', card.cvTwo],
      ...given({ issue_number: card.issueNumber, start_date: card.startDate }),
      ...(card.billingAddress ? given(addressValues(card.billingAddress)) : []),
    ],
  ];
}

const addressValues = (address: BillingAddress): Record<string, string> => ({
  address_line_one: address.addressLineOne,
  address_line_two: address.addressLineTwo,
  town: address.town,
  county: address.county,
  postcode: address.postcode,
  country_code: toCountryCode(address.countryCode),
});
