/** Error answers of the API (docs/api/transport.md#errors). Endpoints throw them, f13.ts answers with them. */
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

/** 400: a required parameter is missing. */
export const missing = (...names: string[]): ApiError =>
  new ApiError(400, 8, `Bad data supplied: ${names.join(', ')} missing`);

/** 460: well formed, but refused for its content. */
export const rejected = (description: string, code = 8, key?: string): ApiError =>
  new ApiError(460, code, description, key);

/** 400 with the recorded text, for unknown transactions and page archives. */
export const badData = (): ApiError => new ApiError(400, 8, 'Bad data supplied');

/** 410: expired callouts, and page archives that are too old. */
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
