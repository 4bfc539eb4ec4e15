import { CLI_BUILT, CLI_SOURCE, type GanderBuild } from './choose-build.ts';

/** Arguments for `node` that serve this database on this port. */
export function ganderArgs(options: {
  readonly build: GanderBuild;
  readonly port: number;
  readonly databasePath: string;
}): readonly string[] {
  return [
    ...(options.build === 'dist' ? [CLI_BUILT] : ['--conditions=gander-source', CLI_SOURCE]),
    'server',
    '--port',
    String(options.port),
    '--backend-store-uri',
    `sqlite:///${options.databasePath}`,
  ];
}
