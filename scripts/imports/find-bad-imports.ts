import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';

import { UNKNOWN_SPECIFIER, type ImportEdge } from './import-edges.ts';
import { findLayer, type Layer, type Layers } from './layers.ts';

/** One source file and what it imports. */
export interface ImportingFile {
  /** Path from the root, with `/`. */
  readonly file: string;
  readonly edges: readonly ImportEdge[];
}

/** Finds every edge the allow-list does not contain, as `file:line: sentence`. Fails closed: what is unknown is a finding. */
export function findBadImports(root: string, layers: Layers, files: readonly ImportingFile[]): string[] {
  const findings = files.flatMap(({ file, edges }) => {
    const layer = findLayer(layers, file);
    if (layer === undefined) return [`${file}:1: no layer of layers.json owns this file`];
    return edges.flatMap((edge) => {
      const problem = findProblem({ root, layers, layer, file }, edge);
      return problem === undefined ? [] : [`${file}:${edge.line}: ${layer.name} ${problem}`];
    });
  });
  const seen = files.reduce((sum, { edges }) => sum + edges.length, 0);
  if (seen < layers.minimumEdges) {
    findings.push(
      `layers.json: only ${seen} imports seen, at least ${layers.minimumEdges} exist: the check itself is broken`,
    );
  }
  return findings;
}

interface Importer {
  readonly root: string;
  readonly layers: Layers;
  readonly layer: Layer;
  readonly file: string;
}

function findProblem(importer: Importer, edge: ImportEdge): string | undefined {
  const { layers, layer } = importer;
  const { specifier } = edge;
  if (specifier === UNKNOWN_SPECIFIER) {
    return layer.computed === true ? undefined : 'imports a computed name: nothing can check it';
  }
  if (specifier.startsWith('.')) return findRelativeProblem(importer, specifier);
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith('node:')) return `imports "${specifier}" without the node: prefix`;
    const allowed = layer.node.includes('*') || layer.node.includes(specifier.slice('node:'.length));
    return allowed ? undefined : `may not import ${specifier}`;
  }
  const name = packageNameOf(specifier);
  const folder = layers.workspaces[name];
  if (folder !== undefined) return findWorkspaceProblem(layer, edge, posix.basename(folder));
  if (name.startsWith('@gander/')) return `imports ${name}, which layers.json does not know`;
  if (layer.external.includes(name)) return undefined;
  if (layer.types?.includes(name) !== true) return `may not import the package ${name}`;
  return edge.kind === 'type' ? undefined : `may import only types from ${name}`;
}

function findRelativeProblem({ root, file }: Importer, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
  if (packageFolderOf(target) !== packageFolderOf(file))
    return `leaves its package by "${specifier}": import by package name`;
  return existsSync(join(root, target))
    ? undefined
    : `imports "${specifier}", which does not exist (write the extension)`;
}

function findWorkspaceProblem(layer: Layer, edge: ImportEdge, target: string): string | undefined {
  const isBare = !edge.specifier.replace(/^@gander\//, '').includes('/');
  if (isBare && layer.bare?.includes(target) !== true)
    return `imports the bare package ${edge.specifier}: import the file that owns the name`;
  if (layer.packages.includes(target)) return undefined;
  if (layer.dynamic?.includes(target) !== true) return `may not import from ${target} (${edge.specifier})`;
  return edge.kind === 'static' ? `may reach ${target} only by import()` : undefined;
}

function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** `packages/x`, or the top folder, or `.` for files at the root (which may reach into scripts/). */
function packageFolderOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'packages') return parts.slice(0, 2).join('/');
  return parts.length === 1 || parts[0] === 'scripts' ? '.' : (parts[0] ?? '.');
}
