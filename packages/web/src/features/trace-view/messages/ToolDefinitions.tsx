import type { toolDefinition } from '@gander/api/gander/schemas';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';

type ToolDefinitionBody = ReturnType<typeof toolDefinition.parse>;

/** The tools a model was offered, each opened on demand. */
export function ToolDefinitions({ tools }: { readonly tools: readonly ToolDefinitionBody[] }) {
  return (
    <details className="shrink-0 rounded-lg border border-line">
      <summary className="cursor-pointer px-3 py-1.5 text-xs font-medium text-ink-soft">
        {tools.length} {tools.length === 1 ? 'tool' : 'tools'} offered
        <span className="ml-2 font-normal text-ink-faint">
          {tools.map((tool) => tool.name ?? tool.type).join(', ')}
        </span>
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {tools.map((tool, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two tools may have one name; their order never changes
          <li key={index} className="flex flex-col gap-1 px-3 py-2">
            <p className="font-mono text-xs font-medium">{tool.name ?? tool.type}</p>
            {tool.description !== undefined && <p className="wrap-any text-xs text-ink-soft">{tool.description}</p>}
            {tool.parameters !== undefined && (
              <JsonViewer label={`Parameters of ${tool.name ?? tool.type}`} value={tool.parameters} isPlain />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
