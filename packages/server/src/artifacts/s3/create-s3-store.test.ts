import { buffer } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { parseArtifactPath } from '../artifact-path.ts';
import { type S3Imitation, startS3Imitation } from '../testing/s3-imitation.ts';
import { createS3Store } from './create-s3-store.ts';

const MEGABYTE = 1_000_000;
const path = parseArtifactPath;

describe('artifacts in a bucket', () => {
  let s3: S3Imitation;
  beforeEach(async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    s3 = await startS3Imitation();
  });
  afterEach(async () => {
    await s3[Symbol.asyncDispose]();
    vi.unstubAllEnvs();
  });
  const open = (settings: { bucket?: string; prefix?: string; endpoint?: string } = {}) =>
    createS3Store({ bucket: 'files', prefix: '', endpoint: s3.endpoint, ...settings });

  it('should read its source no faster than the bucket takes it', async () => {
    let openGate: () => void = () => undefined;
    s3.gate = new Promise((resolve) => (openGate = resolve));
    let readBytes = 0;
    async function* source() {
      for (let sent = 0; sent < 100; sent++) {
        readBytes += MEGABYTE;
        yield Buffer.alloc(MEGABYTE);
      }
    }
    const writing = open().writeArtifact(path('slow'), source());
    await vi.waitFor(() => expect(s3.requests).not.toEqual([]));
    await new Promise((resolve) => setTimeout(resolve, 200));
    // One part on its way, and one that is being filled.
    expect(readBytes).toBeLessThan(40 * MEGABYTE);
    openGate();
    await writing;
    expect(s3.objects.get('slow')?.length).toBe(100 * MEGABYTE);
  });

  it('should send small files in one request', async () => {
    await open({ prefix: 'deep/er' }).writeArtifact(path('1/ä b#c.txt'), source('x'));
    expect(s3.requests).toEqual(['PUT /files/deep/er/1/ä b#c.txt?x-id=PutObject']);
  });

  it('should show what other programs have put there', async () => {
    for (const key of ['m/', 'm/model.bin', 'm//odd', 'm/sub/', 'm/sub/x']) s3.objects.set(key, Buffer.from('1'));
    expect(await open().listArtifacts(path('m'))).toEqual([
      { name: 'model.bin', sizeBytes: 1 },
      { name: 'sub', sizeBytes: undefined },
    ]);
  });

  it('should call wrong rights and wrong names wrong for good, and the rest worth another try', async () => {
    s3.failWith = { status: 403, code: 'AccessDenied' };
    await expect(open().listArtifacts(path('a'))).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringMatching(/^s3:\/\/files refused .*AccessDenied, 403/),
    });
    await expect(open().writeArtifact(path('a'), source('x'))).rejects.toMatchObject({ code: 'failed_precondition' });
    s3.failWith = undefined;
    await expect(open({ bucket: 'nope' }).listArtifacts(path('a'))).rejects.toMatchObject({
      code: 'failed_precondition',
    });
    const nobody = open({ endpoint: 'http://127.0.0.1:1' });
    await expect(nobody.listArtifacts(path('a'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(nobody.openArtifact(path('a'))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('should say how to give it credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('HOME', '/nonexistent');
    await expect(open().listArtifacts(path('a'))).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringContaining('AWS_ACCESS_KEY_ID'),
    });
  });

  it('should sign requests that clients make themselves', async () => {
    const { direct } = open({ prefix: 'p' });
    if (direct === undefined) throw new Error('A bucket is open to clients');
    const put = await direct.createUpload(path('1/a'));
    expect((await fetch(put.url, { method: 'PUT', body: 'straight', headers: put.headers })).status).toBe(200);
    const { url, sizeBytes } = await direct.createDownload(path('1/a'));
    expect([await (await fetch(url)).text(), sizeBytes]).toEqual(['straight', 8]);
    await expect(direct.createDownload(path('1/none'))).rejects.toMatchObject({ code: 'not_found' });

    const { uploadId, parts } = await direct.createMultipart(path('1/b'), 2);
    const etags: string[] = [];
    for (const [index, part] of parts.entries()) {
      const body = Buffer.alloc(index === 0 ? 6 * 1024 * 1024 : 1, index === 0 ? 'a' : 'b');
      const answer = await fetch(part.url, { method: 'PUT', body });
      etags.push(answer.headers.get('etag') ?? '');
    }
    await direct.writeMultipart(path('1/b'), {
      uploadId,
      parts: etags.map((etag, index) => ({ partNumber: index + 1, etag })),
    });
    expect((await buffer((await open({ prefix: 'p' }).openArtifact(path('1/b'))).body)).subarray(-2).toString()).toBe(
      'ab',
    );

    const other = await direct.createMultipart(path('1/c'), 1);
    await direct.deleteMultipart(path('1/c'), other.uploadId);
    expect(s3.pending.size).toBe(0);
    await expect(direct.deleteMultipart(path('1/c'), other.uploadId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

async function* source(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
