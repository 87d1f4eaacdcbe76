/** How XML core calls fail (docs/api/xml-core.md#error-envelopes, docs/api/xml-core.md#failure-codes). */

/** A mistake of the caller, or trouble at the host: `script_error`. */
export class ScriptError extends Error {
  constructor(
    readonly code: number,
    description: string,
  ) {
    super(description);
    this.name = 'ScriptError';
  }
}

/** A `fail_code`. The reservation stays as it is. */
export class CallFailure extends Error {
  constructor(
    readonly code: number,
    description: string,
  ) {
    super(description);
    this.name = 'CallFailure';
  }
}
