import { createContext, type ReactNode } from 'react';

/** Draws JSON that travels inside a string: by the viewer that the string is in, which its parts cannot import. */
export const NestedViewerContext = createContext<(bytes: Uint8Array) => ReactNode>(() => null);
