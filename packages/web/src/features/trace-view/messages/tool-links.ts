import { createContext, use } from 'react';

export type ToolSide = 'call' | 'result';

/** Ties the call of a tool to what came back, in one conversation. */
export interface ToolLinks {
  /** For the element that shows a side, so that it can be gone to. */
  readonly toElementId: (side: ToolSide, callId: string) => string;
  /** Whether the conversation has that side. */
  readonly has: (side: ToolSide, callId: string) => boolean;
  readonly goTo: (side: ToolSide, callId: string) => void;
}

export const ToolLinksContext = createContext<ToolLinks | undefined>(undefined);

export function useToolLinks(): ToolLinks | undefined {
  return use(ToolLinksContext);
}
