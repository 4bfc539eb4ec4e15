import { parseAst } from 'vitest/node';

/** How an import reaches its target: at load, later by `import()`, or only for the type checker. */
export type ImportKind = 'static' | 'dynamic' | 'type';

export interface ImportEdge {
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly line: number;
}

/** A dynamic import of something computed: nobody can tell what it reaches. */
export const UNKNOWN_SPECIFIER = '(computed)';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Lists every import, export-from, `import()` and `import('…')` type of a source text. Throws on a syntax error. */
export function listImportEdges(file: string, source: string): ImportEdge[] {
  const edges: ImportEdge[] = [];
  // oxlint-disable-next-line typescript/no-deprecated -- vitest/node has the parser under its old name only
  const pending: unknown[] = [parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' })];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (Array.isArray(value)) pending.push(...(value as unknown[]).filter((item) => item !== undefined));
    if (!isNode(value)) continue;
    const kind = kindOf(value);
    const target = value['source'] ?? value['argument'];
    if (kind !== undefined && isNode(target)) {
      edges.push({ specifier: specifierOf(target), kind, line: source.slice(0, value.start).split('\n').length });
    }
    pending.push(...Object.values(value).filter((child) => typeof child === 'object' && child !== null));
  }
  return edges.toSorted((a, b) => a.line - b.line);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function kindOf(node: Node): ImportKind | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node['importKind'] === 'type' || node['exportKind'] === 'type' ? 'type' : 'static';
    case 'ImportExpression':
      return 'dynamic';
    case 'TSImportType':
      return 'type';
    default:
      return undefined;
  }
}

function specifierOf(source: Node): string {
  const literal = source.type === 'TSLiteralType' && isNode(source['literal']) ? source['literal'] : source;
  return literal.type === 'Literal' && typeof literal['value'] === 'string' ? literal['value'] : UNKNOWN_SPECIFIER;
}
