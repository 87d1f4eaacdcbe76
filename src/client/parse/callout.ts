/** Reads callouts: payment and authentication pages that the customer is sent to (docs/api/payments.md#callout). */
import type { Callout } from '../../domain/payment/callout.js';
import { calloutParameters } from '../../net/callout.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

/** The documentation's name and that of the clients (docs/api/disagreements.md#x14). */
const DATA = 'debitor_integration_data';
const CLIENTS_DATA = 'callout_integration_data';

/** @throws BadResponseError for a destination that is not a web address, because a browser is sent there next */
export function parseCallout(callout: JsonObject): Callout {
  const destinationUrl = callout.maybeUrl('callout_destination_url');
  if (destinationUrl === undefined) throw callout.unexpected('callout_destination_url', 'a web address');
  const type = callout.maybeText('callout_type')?.toLowerCase() ?? 'get';
  if (type !== 'get' && type !== 'post') throw callout.unexpected('callout_type', 'get or post');
  const debitor = callout.maybeObject('debitor');
  const integrationData = [callout.fields(DATA), callout.fields(CLIENTS_DATA), debitor?.fields(DATA) ?? {}].find(
    (fields) => Object.keys(fields).length > 0,
  );
  const debitorType = integrationData?.['debitor_type'];
  return withoutUndefined<Callout>({
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
