import { z } from 'zod';

import { int64Out, text } from '../wire/fields.ts';
import { keyValue } from './experiment.ts';

/** A version of a model, or of a prompt. */
export const modelVersion = z.object({
  name: text,
  /** A whole number, in digits. */
  version: text,
  /** Milliseconds since the epoch, as is the next. */
  creation_timestamp: int64Out,
  last_updated_timestamp: int64Out,
  current_stage: z.enum(['None', 'Staging', 'Production', 'Archived']),
  description: text,
  source: text,
  run_id: text,
  status: z.enum(['READY']),
  tags: z.array(keyValue),
  run_link: text,
  /** Where one version is asked for. */
  aliases: z.array(text).optional(),
  model_id: text.optional(),
});

/** A model, or a prompt: `tags` say which. */
export const registeredModel = z.object({
  name: text,
  creation_timestamp: int64Out,
  last_updated_timestamp: int64Out,
  description: text.optional(),
  /** The newest version of each stage. */
  latest_versions: z.array(modelVersion),
  tags: z.array(keyValue),
  aliases: z.array(z.object({ alias: text, version: text })),
});
