import { Readable } from 'node:stream';

import { artifactProxyMessages } from '@gander/api/mlflow/artifact-routes';
import { sendRequest, toRequestError } from '@gander/api/mlflow/mlflow-client';
import { fromWireMessage } from '@gander/api/mlflow/wire/from-wire-message';

import type { Target } from '../target/target.ts';

const ADDRESS = '/api/2.0/mlflow-artifacts/artifacts';

export interface ListedFile {
  /** Without the folder it is in. */
  readonly name: string;
  readonly isFolder: boolean;
}

/** Files behind the proxy of a server, by their path. Every call throws MlflowRequestError. */
export interface ArtifactClient {
  list(folder: string): Promise<readonly ListedFile[]>;
  read(path: string): Promise<Readable>;
  write(path: string, content: Readable): Promise<void>;
}

/** Sends and gets files as streams: their size does not matter. */
export function createArtifactClient({ baseUrl, headers }: Target): ArtifactClient {
  const request = async (address: string, init: RequestInit): Promise<Response> => {
    const options = { baseUrl, headers };
    const response = await sendRequest(options, `${baseUrl}${ADDRESS}${address}`, { ...init, headers });
    if (response.ok) return response;
    const body: unknown = await response.json().catch(() => undefined);
    throw toRequestError(response.status, body);
  };

  return {
    async list(folder) {
      const response = await request(`?path=${encodeURIComponent(folder)}`, {});
      const schema = artifactProxyMessages.list.response;
      const { files } = schema.parse(fromWireMessage(schema, await response.json()));
      return files.map(({ path, is_dir }) => ({ name: path, isFolder: is_dir }));
    },
    async read(path) {
      const { body } = await request(toAddress(path), {});
      return body === null ? Readable.from([]) : Readable.fromWeb(body);
    },
    async write(path, content) {
      const body = Readable.toWeb(content) as ReadableStream<Uint8Array>;
      const init: RequestInit & { readonly duplex: 'half' } = { method: 'PUT', body, duplex: 'half' };
      await request(toAddress(path), init);
    },
  };
}

function toAddress(path: string): string {
  return path
    .split('/')
    .map((segment) => `/${encodeURIComponent(segment)}`)
    .join('');
}
