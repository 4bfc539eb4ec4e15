import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';

/** What the files of one layer may import. An edge that is not listed is not allowed. */
export interface Layer {
  readonly name: string;
  readonly why: string;
  readonly files: readonly string[];
  /** Workspace packages, by folder name under `packages/`. */
  readonly packages: readonly string[];
  /** Workspace packages that may only be reached by `import()` or `import type`. */
  readonly dynamic?: readonly string[];
  /** Workspace packages whose bare name may be imported, as those who install them do. */
  readonly bare?: readonly string[];
  readonly external: readonly string[];
  /** npm packages that may only be reached by `import type`. */
  readonly types?: readonly string[];
  /** Whether a file may import what it computes: optional packages of the program. */
  readonly computed?: boolean;
  /** Node built-ins without the `node:` prefix; `*` is all of them. */
  readonly node: readonly string[];
}

/** The contents of `layers.json`: the architecture as an allow-list of edges. The first layer that matches a file owns it. */
export interface Layers {
  /** Fewer edges than this means that the reader of the imports is broken. */
  readonly minimumEdges: number;
  /** npm name → folder, for the packages of this repository. */
  readonly workspaces: Readonly<Record<string, string>>;
  readonly layers: readonly Layer[];
}

/** Reads the allow-list. The file is ours and reviewed, so its shape is trusted. */
export function readLayers(path: string): Layers {
  return JSON.parse(readFileSync(path, 'utf8')) as Layers;
}

/** The layer a file (path from the root, with `/`) belongs to, or undefined when the allow-list does not know it. */
export function findLayer(layers: Layers, file: string): Layer | undefined {
  return layers.layers.find(({ files }) => files.some((glob) => matchesGlob(file, glob)));
}
