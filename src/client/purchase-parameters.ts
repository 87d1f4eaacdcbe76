/** The parameters of a purchase: the customer and the payment (docs/api/transactions.md#purchase). */
import { toCountryCode } from '../domain/customer/country.js';
import type { Customer } from '../domain/customer/customer.js';
import { objectParameters, type Parameters, type Value } from './parameters.js';
import type { CardDetails, PurchaseRequest } from './requests.js';

export function purchaseParameters(request: PurchaseRequest): Parameters {
  const { customer, returnDetails, connection, card } = request;
  const parameters = objectParameters(request).put({
    transaction_uuid: request.transactionUuid,
    ...customerValues(customer),
    // The documentation's name, of three that exist (docs/api/disagreements.md#x23).
    agent_reference: request.agentReference ?? customer.agentReference,
    send_confirmation_email: request.sendConfirmationEmail,
    privacy_policy_version: request.privacyPolicyVersion,
    remote_site: request.remoteSite,
    return_token: returnDetails?.returnToken,
    return_url: returnDetails?.returnUrl,
    page_url: request.pageUrl,
    payment_reference: request.paymentReference,
    remote_ip: connection?.ipAddress,
    client_http_user_agent: connection?.userAgent,
    client_http_accept: connection?.accept,
    ...(card && cardValues(card)),
  });
  // `put` leaves out empty values, and `cv_two` must be there, though empty, for a card that has none.
  if (card) parameters.set('cv_two', card.cvTwo);
  for (const [source, variables] of Object.entries(request.callbackVariables ?? {})) {
    for (const [name, value] of Object.entries(variables)) parameters.put({ [`${source}_callback/${name}`]: value });
  }
  return parameters;
}

function customerValues(customer: Customer): Record<string, Value> {
  return {
    title: customer.title,
    first_name: customer.firstName,
    initials: customer.initials,
    last_name: customer.lastName,
    suffix: customer.suffix,
    address_line_one: customer.addressLineOne,
    address_line_two: customer.addressLineTwo,
    town: customer.town,
    county: customer.county,
    postcode: customer.postcode,
    country_code: toCountryCode(customer.countryCode),
    email_address: customer.email,
    ...phoneValues(customer),
    supplier_can_use_customer_data: customer.supplierMayUseData,
    user_can_use_customer_data: customer.userMayUseData,
    world_can_use_customer_data: customer.worldMayUseData,
  };
}

/** The API takes `phone`, or both other numbers. One of those on its own is sent as `phone`. */
function phoneValues({ phone, workPhone, homePhone }: Customer): Record<string, Value> {
  if (!phone && !(workPhone && homePhone)) return { phone: workPhone || homePhone };
  return { phone, work_phone: workPhone, home_phone: homePhone };
}

function cardValues({ billingAddress: billing, ...card }: CardDetails): Record<string, Value> {
  return {
    card_number: card.number,
    expiry_date: card.expiryDate,
    start_date: card.startDate,
    issue_number: card.issueNumber,
    billing_address_line_one: billing?.addressLineOne,
    billing_address_line_two: billing?.addressLineTwo,
    billing_town: billing?.town,
    billing_county: billing?.county,
    billing_postcode: billing?.postcode,
    billing_country_code: billing && toCountryCode(billing.countryCode),
  };
}
