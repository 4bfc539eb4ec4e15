export type ArtifactKind = 'image' | 'json' | 'table' | 'markdown' | 'page' | 'text' | 'media' | 'binary';

const EXTENSIONS: ReadonlyMap<string, ArtifactKind> = new Map(
  (
    [
      ['image', 'png jpg jpeg gif webp avif bmp ico svg'],
      ['json', 'json ipynb geojson'],
      ['table', 'csv tsv'],
      ['markdown', 'md markdown'],
      ['page', 'html htm'],
      ['media', 'pdf mp3 m4a wav ogg oga flac mp4 webm mov'],
      [
        'text',
        'txt log py js ts jsx tsx java c h cpp rs go rb r sh sql yaml yml toml ini cfg conf env xml css jsonl ndjson patch diff lock requirements dockerfile makefile license mlmodel mlproject gitignore rst tex',
      ],
      [
        'binary',
        'bin pt pth onnx pkl pickle joblib npy npz h5 safetensors zip gz tar zst xz 7z parquet arrow so dll exe',
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

/** What a recording, film or PDF is, by its name: the server says of none what could be shown as something else. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
};

export function findMediaType(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension] : undefined) ?? 'application/octet-stream';
}
