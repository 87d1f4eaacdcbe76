/** JSON values, as endpoints answer them. `undefined` fields are left out. */
export type Json = string | number | boolean | null | undefined | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
