/** The API's error answers (reference, section 2). Thrown by endpoints, turned into a response by the router. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    description: string,
    readonly key?: string,
  ) {
    super(description);
    this.name = 'ApiError';
  }

  body(): { error_code: number; error_desc: string; error_key?: string } {
    const body = { error_code: this.code, error_desc: this.message };
    return this.key === undefined ? body : { ...body, error_key: this.key };
  }
}

/** 400: something the endpoint cannot do without was not sent. */
export const missing = (...names: string[]): ApiError =>
  new ApiError(400, 8, `Bad data supplied: ${names.join(', ')} missing`);

/** 460: well formed, but refused for its content. */
export const rejected = (description: string, code = 8, key?: string): ApiError =>
  new ApiError(460, code, description, key);

/** 400 with the one text that was recorded; page archives and transactions nobody knows. */
export const badData = (): ApiError => new ApiError(400, 8, 'Bad data supplied');

/** 410: it existed and is gone (expired callouts, page archives too old). */
export const gone = (): ApiError => new ApiError(410, 8, 'Bad data supplied');

/** 401 with the recorded body. */
export const unauthorised = (): ApiError => new ApiError(401, 3, 'User authorisation failure');

const JSON_HEADERS = {
  'Content-Type': 'application/json; charset=UTF-8',
  Vary: 'Accept-Encoding,Cookie,User-Agent',
};

/** A JSON answer with the recorded headers. */
export const jsonResponse = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { ...JSON_HEADERS, ...headers } });

export const errorResponse = (error: ApiError): Response =>
  jsonResponse(
    error.status,
    JSON.stringify(error.body()),
    error.status === 401 ? { 'WWW-Authenticate': 'Basic realm="TicketSwitch_Core_User"' } : {},
  );
