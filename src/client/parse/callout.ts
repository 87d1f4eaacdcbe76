/** Where a customer must go to pay or to authenticate (reference 4.13, flows 6). */
import type { Callout } from '../../domain/booking/transaction.js';
import { calloutParameters } from '../../net/callout.js';
import { present, type Wire } from './read.js';

/** The documentation's name, and the clients' (X14). */
const DATA = 'debitor_integration_data';
const CLIENTS_DATA = 'callout_integration_data';

/** @throws BadResponseError for a destination that is not a web address: a browser is about to be sent there */
export function parseCallout(callout: Wire): Callout {
  const destinationUrl = callout.maybeUrl('callout_destination_url');
  if (destinationUrl === undefined) throw callout.unexpected('callout_destination_url', 'a web address');
  const type = callout.maybeText('callout_type')?.toLowerCase() ?? 'get';
  if (type !== 'get' && type !== 'post') throw callout.unexpected('callout_type', 'get or post');
  const debitor = callout.maybeObject('debitor');
  const integrationData = [callout.fields(DATA), callout.fields(CLIENTS_DATA), debitor?.fields(DATA) ?? {}].find(
    (fields) => Object.keys(fields).length > 0,
  );
  const debitorType = integrationData?.['debitor_type'];
  return present<Callout>({
    destinationUrl,
    type,
    parameters: calloutParameters(callout.fields('callout_parameters'), callout.texts('callout_parameters_order')),
    sourceCode: callout.maybeText('bundle_source_code'),
    sourceName: callout.maybeText('bundle_source_desc'),
    returnToken: callout.maybeText('return_token'),
    debitorType: typeof debitorType === 'string' ? debitorType : debitor?.maybeText('debitor_type'),
    integrationData: integrationData ?? {},
  });
}
