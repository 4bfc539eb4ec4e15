/** Where package managers of common languages put what one did not write: Node, Python, the JVM, Go, Rust, .NET. */
const LIBRARY =
  /node_modules|\bnode:|site-packages|dist-packages|\/lib\/python\d|<frozen |^\s*at (?:java|javax|jdk|kotlin|org\.springframework|System|Microsoft)\.|\/go\/pkg\/mod\/|\/\.cargo\/registry\/|\/rustc\//;

/** Python writes the code of a place, and signs below it, on lines of their own. */
const PYTHON_PLACE = /^\s*File "/;
const PYTHON_CODE = /^ {4,}\S/;

/** For each line of a stack whether it stands in a library or the language itself. */
export function markLibraryLines(lines: readonly string[]): readonly boolean[] {
  let isLibrary = false;
  return lines.map((line) => {
    const isCode = PYTHON_CODE.test(line) && !/^\s*at /.test(line) && !PYTHON_PLACE.test(line);
    if (!isCode) isLibrary = LIBRARY.test(line);
    return isLibrary;
  });
}
