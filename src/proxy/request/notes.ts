/** What the log is told about one request, gathered on its way through the routes. */
import { describeError, type ProxyError } from '../errors.js';

export class RequestNotes {
  /** Empty until a route has matched. */
  route = '';
  /** The API's, of the last call. */
  requestId: string | undefined = undefined;
  problem: string | undefined = undefined;

  addError(error: ProxyError): void {
    this.requestId = error.details.requestId;
    this.problem = describeError(error);
  }
}
