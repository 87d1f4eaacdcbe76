/** What a purchase says of the customer and the card, in the XML core's words (xml-core, sections 2.1, 4 and 5). */
import type { BillingAddress, CardDetails } from '../domain/payment/card-rules.js';
import type { Customer } from '../domain/customer/customer.js';
import { toCountryCode } from '../domain/customer/country.js';
import { withImpliedPermissions } from '../domain/customer/customer-rules.js';
import type { XmlNode } from '../xml-tree/tree.js';

/** Blank elements are left out. */
const given = (values: Readonly<Record<string, string | undefined>>): XmlNode[] =>
  Object.entries(values).flatMap(([name, value]): XmlNode[] => (value?.trim() ? [[name, value.trim()]] : []));

/** True by being there. */
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
        // As it is: what the account has fixed has to come back unchanged (1124), and either spelling is taken.
        country_code: customer.countryCode,
        email_address: customer.email,
        // Both are wanted, and most customers have one.
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
      // There for every card, with nothing in it for those that have no such code.
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
