interface NamedTool {
  readonly name?: string | undefined;
  readonly type: string;
}

interface CallingMessage {
  readonly parts: readonly { readonly type: string; readonly name?: string | undefined }[];
}

export interface OfferedTool<Tool> {
  readonly tool: Tool;
  /** Place among those offered. */
  readonly index: number;
  readonly callCount: number;
}

/** The tools a model was offered, those that it called first with how often it did; in the order they came otherwise. */
export function groupTools<Tool extends NamedTool>(
  tools: readonly Tool[],
  messages: readonly CallingMessage[],
): { readonly called: readonly OfferedTool<Tool>[]; readonly available: readonly OfferedTool<Tool>[] } {
  const counts = new Map<string, number>();
  for (const { parts } of messages) {
    for (const { type, name } of parts) {
      if (type === 'tool_call' && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const offered = tools.map((tool, index) => ({ tool, index, callCount: counts.get(tool.name ?? tool.type) ?? 0 }));
  return {
    called: offered.filter(({ callCount }) => callCount > 0).sort((left, right) => right.callCount - left.callCount),
    available: offered.filter(({ callCount }) => callCount === 0),
  };
}
