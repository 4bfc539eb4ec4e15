import { enumeration } from '../wire/fields.ts';

/** Which lifecycle stages a search shows. The reference takes a value it does not know for an absent one, and so do we. */
export const viewType = enumeration({ ACTIVE_ONLY: 1, DELETED_ONLY: 2, ALL: 3 })
  .optional()
  .catch(undefined)
  .transform((value) => value ?? 'ACTIVE_ONLY');
