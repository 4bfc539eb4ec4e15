import { markLibraryLines } from './mark-library-lines.ts';

/** Lines of a stack that stand together: the program's own, or those of libraries. */
export interface StackGroup {
  /** Of its first line, from 0. */
  readonly start: number;
  readonly lines: readonly string[];
  readonly isLibrary: boolean;
  /** Places in the code among the lines. */
  readonly frameCount: number;
}

/** Node, the JVM and .NET sign a place by `at`, Python by `File "…", line`, Go and Rust by the file below a name. */
const FRAME = /^\s*at |^\s*File "|^\s+\S+\.(?:go|rs):\d+/;

/** A stack in groups, in its order. */
export function groupStackLines(stack: string): readonly StackGroup[] {
  const lines = stack.trimEnd().split('\n');
  const library = markLibraryLines(lines);
  const groups: { start: number; lines: string[]; isLibrary: boolean; frameCount: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const isLibrary = library[index] === true;
    let group = groups.at(-1);
    if (group?.isLibrary !== isLibrary) {
      group = { start: index, lines: [], isLibrary, frameCount: 0 };
      groups.push(group);
    }
    group.lines.push(line);
    if (FRAME.test(line)) group.frameCount += 1;
  }
  return groups;
}
