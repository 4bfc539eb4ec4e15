import type { toolDefinition } from '@gander/api/gander/message-schemas';
import { ChevronRight, Wrench } from 'lucide-react';
import { useState } from 'react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { BigValue } from '../panel/BigValue.tsx';
import { useCutValue } from '../panel/span-values.ts';
import { groupTools, type OfferedTool } from './group-tools.ts';
import { listParameters } from './list-parameters.ts';
import type { MessageBody } from './MessageCard.tsx';

type ToolDefinitionBody = ReturnType<typeof toolDefinition.parse>;

export interface ToolDefinitionsProps {
  readonly tools: readonly ToolDefinitionBody[];
  /** Of the call, prompt and answer: they tell which tools were called. */
  readonly messages: readonly MessageBody[];
}

/** The tools a model was offered: those it called, then the others. Each opens to its parameters. */
export function ToolDefinitions({ tools, messages }: ToolDefinitionsProps) {
  const { called, available } = groupTools(tools, messages);
  return (
    <details className="group/tools shrink-0 rounded-lg border border-line">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-2 py-1.5 text-xs text-ink-soft">
        <ChevronRight size={13} className="shrink-0 text-ink-faint group-open/tools:rotate-90" />
        <span className="shrink-0 font-medium">
          {tools.length} {tools.length === 1 ? 'tool' : 'tools'} offered, {called.length} called
        </span>
        <span className="truncate text-ink-faint">
          {[...called, ...available].map(({ tool }) => tool.name ?? tool.type).join(', ')}
        </span>
      </summary>
      <ToolGroup title="Called" tools={called} />
      <ToolGroup title="Available" tools={available} />
    </details>
  );
}

interface ToolGroupProps {
  readonly title: string;
  readonly tools: readonly OfferedTool<ToolDefinitionBody>[];
}

function ToolGroup({ title, tools }: ToolGroupProps) {
  if (tools.length === 0) return null;
  return (
    <section className="border-t border-line px-2 py-2">
      <h3 className="pb-1 text-2xs font-medium text-ink-faint uppercase">{title}</h3>
      <ul className="flex flex-col gap-1.5">
        {tools.map((offered) => (
          <li key={offered.index}>
            <ToolDefinition {...offered} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToolDefinition({ tool, index, callCount }: OfferedTool<ToolDefinitionBody>) {
  const [isSchema, setIsSchema] = useState(false);
  const cut = useCutValue(['normalized', 'tools', index, 'parameters']);
  const parameters = listParameters(tool.parameters);
  return (
    <details className="group/tool rounded-md border border-line">
      <summary className="flex cursor-pointer list-none items-center gap-2 px-2 py-1 text-xs">
        <Wrench size={12} className="shrink-0 text-hue-tool" />
        <span className="shrink-0 font-mono font-medium">{tool.name ?? tool.type}</span>
        {callCount > 0 && (
          <span className="tabular shrink-0 rounded bg-selected px-1.5 text-2xs text-accent-ink">
            called {callCount}×
          </span>
        )}
        <span className="truncate text-ink-faint group-open/tool:hidden">{tool.description}</span>
      </summary>
      <div className="flex flex-col gap-2 border-t border-line px-2.5 py-2 text-xs">
        {tool.description !== undefined && (
          <LongText text={tool.description} foldedChars={600} className="text-ink-soft" />
        )}
        {cut !== undefined && <BigValue label="Parameters" cut={cut} preview="" />}
        {parameters !== undefined && !isSchema && (
          <dl className="flex flex-col gap-1">
            {parameters.map((parameter) => (
              <div key={parameter.name} className="flex flex-wrap gap-x-2">
                <dt className="font-mono">
                  {parameter.name}
                  {parameter.isRequired && (
                    <span title="required" className="text-error">
                      *
                    </span>
                  )}
                  <span className="text-ink-faint">: {parameter.type || 'any'}</span>
                </dt>
                {parameter.description !== undefined && (
                  <dd className="wrap-any text-ink-soft">{parameter.description}</dd>
                )}
              </div>
            ))}
            {parameters.length === 0 && <p className="text-ink-faint">no parameters</p>}
          </dl>
        )}
        {tool.parameters !== undefined && tool.parameters !== null && (
          <>
            {(isSchema || parameters === undefined) && (
              <JsonViewer label={`Schema of ${tool.name ?? tool.type}`} value={tool.parameters} isPlain />
            )}
            {parameters !== undefined && (
              <button
                type="button"
                onClick={() => {
                  setIsSchema(!isSchema);
                }}
                className="self-start text-accent-ink hover:underline"
              >
                {isSchema ? 'Show the list' : 'Show the schema'}
              </button>
            )}
          </>
        )}
      </div>
    </details>
  );
}
