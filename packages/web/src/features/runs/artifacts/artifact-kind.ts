export type ArtifactKind = 'image' | 'json' | 'table' | 'markdown' | 'text' | 'pdf' | 'binary';

const EXTENSIONS: ReadonlyMap<string, ArtifactKind> = new Map(
  (
    [
      ['image', 'png jpg jpeg gif webp avif bmp ico svg'],
      ['json', 'json ipynb geojson'],
      ['table', 'csv tsv'],
      ['markdown', 'md markdown'],
      ['pdf', 'pdf'],
      [
        'text',
        'txt log py js ts jsx tsx java c h cpp rs go rb r sh sql yaml yml toml ini cfg conf env xml html htm css jsonl ndjson patch diff lock requirements dockerfile makefile license mlmodel mlproject gitignore rst tex',
      ],
      [
        'binary',
        'bin pt pth onnx pkl pickle joblib npy npz h5 safetensors zip gz tar zst xz 7z parquet arrow so dll exe mp4 mp3 wav',
      ],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

/** How a file can be shown, by its name. What is called nothing known is tried as text. */
export function findArtifactKind(path: string): ArtifactKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : name;
  return EXTENSIONS.get(extension) ?? 'text';
}
