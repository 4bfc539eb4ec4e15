import { z } from 'zod';

/** Spans took 17 µs each under the content policy of our pages, which forbids zod's compiled parsers. */
const PART_ITEMS = 1000;

/**
 * What `schema.parse` gives, for long pages with pauses: in between a browser scrolls and takes keys. A page of
 * eight thousand spans in one go held it up for 140 ms.
 */
export async function parseInParts(schema: z.ZodType, body: unknown): Promise<unknown> {
  const list: unknown = schema instanceof z.ZodObject ? schema.shape['items'] : undefined;
  if (!(list instanceof z.ZodArray) || !isPage(body) || body.items.length <= PART_ITEMS) return schema.parse(body);
  const items: unknown[] = [];
  for (let from = 0; from < body.items.length; from += PART_ITEMS) {
    if (from > 0) await pause();
    for (const item of list.parse(body.items.slice(from, from + PART_ITEMS))) items.push(item);
  }
  return { ...(schema.parse({ ...body, items: [] }) as object), items };
}

function isPage(body: unknown): body is { readonly items: readonly unknown[] } {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items);
}

/** Not by a timer: a browser makes those of hidden tabs wait for a second. */
async function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
