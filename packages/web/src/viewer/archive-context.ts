import { createContext, use } from 'react';

import type { TraceArchive } from '../features/share/saved/trace-archive.ts';

export const ArchiveContext = createContext<TraceArchive | undefined>(undefined);

export function useArchive(): TraceArchive {
  const archive = use(ArchiveContext);
  if (archive === undefined) throw new Error('useArchive outside of ArchiveContext.');
  return archive;
}
