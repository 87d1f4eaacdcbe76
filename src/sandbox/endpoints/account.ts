/** test.v1: checks the credentials and describes their user. */
import { type Call } from '../box-office.js';
import { type JsonObject } from '../json.js';
import { HOLD_MINUTES } from '../model/reservations.js';

/** At top level, as recorded, and under `user_info`, where clients read it now (docs/api/disagreements.md#x20). */
export function test(call: Call): JsonObject {
  const { account, subUser } = call;
  const user = {
    user_id: account.id,
    sub_user: subUser ?? '',
    real_name: account.name,
    default_country_code: 'uk',
    is_b2b: account.isB2b,
    statement_descriptor: '',
    backend_group: account.backendGroup,
    content_group: '',
    style: 'fixed-tabs',
    sub_style: 'styled-aff-default',
    sub_sub_style: 'ingresso-generic',
  };
  return {
    ...user,
    user_info: {
      ...user,
      max_reserve_minutes: HOLD_MINUTES,
      can_buy: true,
      can_login: true,
      always_mark_as_test: true,
    },
    b2b_attributes: {},
    direct_suppliers: [],
    fixed_codes: { area_codes: [], backend_systems: [], event_codes: [], venue_codes: [] },
    user_groups: [],
  };
}
