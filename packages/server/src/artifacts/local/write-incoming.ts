import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** Beside the artifacts, so that a finished upload is moved and not copied. No artifact may have this name. */
export const INCOMING_NAME = '.gander-incoming';

/** Stores what comes as a file that nobody sees yet, and returns its place. Leaves nothing when `content` throws. */
export async function writeIncoming(root: string, content: AsyncIterable<Uint8Array>): Promise<string> {
  const folder = join(root, INCOMING_NAME);
  await mkdir(folder, { recursive: true });
  const place = join(folder, randomUUID());
  const file = await open(place, 'wx');
  try {
    // One chunk at a time: the sender waits for the disk.
    for await (const chunk of content) await file.writeFile(chunk);
    await file.datasync();
    await file.close();
    return place;
  } catch (error) {
    await file.close();
    await rm(place, { force: true });
    throw error;
  }
}
