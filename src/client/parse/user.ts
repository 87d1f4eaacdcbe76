/** Reads the account that makes the calls (docs/api/catalogue.md#test-endpoint). */
import { withoutUndefined, type JsonObject } from './json-object.js';

export interface UserInfo {
  readonly userId: string;
  readonly name: string;
  readonly subUser?: string;
  readonly countryCode?: string;
  /** Usually buys on credit, but the account's agreement with Ingresso decides. */
  readonly isB2b: boolean;
  readonly backendGroup?: string;
  readonly contentGroup?: string;
  /** How long a reservation is held, in minutes. */
  readonly maxReserveMinutes?: number;
}

/** Under `user_info` today, at top level in 2017 (docs/api/disagreements.md#x20). */
export function parseUserInfo(answer: JsonObject): UserInfo {
  const user = answer.maybeObject('user_info') ?? answer;
  return withoutUndefined<UserInfo>({
    userId: user.text('user_id'),
    name: user.maybeText('real_name') ?? '',
    subUser: user.maybeText('sub_user'),
    countryCode: user.maybeText('default_country_code'),
    isB2b: user.flag('is_b2b'),
    backendGroup: user.maybeText('backend_group'),
    contentGroup: user.maybeText('content_group'),
    maxReserveMinutes: user.maybeNumber('max_reserve_minutes'),
  });
}
