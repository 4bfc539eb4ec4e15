import { z } from 'zod';

import { int64Out, text } from '../wire/fields.ts';

/** A file or folder in a listing. */
export const fileInfo = z.object({
  /** From the root of the run, or the name alone: the two listings differ. */
  path: text,
  is_dir: z.boolean(),
  /** Unset for a folder, and for an empty file. */
  file_size: int64Out.optional(),
});
