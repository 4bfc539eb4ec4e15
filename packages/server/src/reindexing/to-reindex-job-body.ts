import type { reindexJob } from '@gander/api/gander/server-schemas';
import type { ReindexJob } from '@gander/store/reindex-store';
import type { z } from 'zod';

/** A job as the API shows it. */
export function toReindexJobBody(job: ReindexJob): z.input<typeof reindexJob> {
  return { ...job, fromUnixNano: job.fromUnixNano?.toString() ?? null };
}
