import { Argument, type Command } from 'commander';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];
type Node = { readonly path: string; readonly words: readonly string[] };

/** Words for the shell, from the commands themselves. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>').choices(shells))
    .description('print what lets a shell complete commands, for an alias named helix')
    .addHelpText(
      'after',
      `
For example, in ~/.bashrc:
  alias helix='npm --prefix /path/to/helix run --silent helix --'
  source <(helix completion bash)`,
    )
    .action((shell: Shell) => {
      const nodes = nodesOf(program, '');
      process.stdout.write(shell === 'fish' ? fish(nodes) : bash(nodes, shell));
    });
}

function nodesOf(command: Command, path: string): Node[] {
  const names = command.commands.map((each) => each.name());
  const flags = command.options.flatMap(({ long }) => (long ? [long] : []));
  return [
    { path, words: [...names, ...flags] },
    ...command.commands.flatMap((each) => nodesOf(each, `${path} ${each.name()}`.trim())),
  ];
}

function bash(nodes: readonly Node[], shell: Shell): string {
  const cases = nodes.map(({ path, words }) => `    '${path}') words='${words.join(' ')}' ;;`);
  const head = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
  return `${head}_helix() {
  local path='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) [ "$(wc -w <<< "$path")" -lt 2 ] && path="\${path:+$path }$word" ;; esac
  done
  _helix_words "$path" || _helix_words "\${path%% *}"
}
_helix_words() {
  case "$1" in
${cases.join('\n')}
    *) return 1 ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _helix helix
`;
}

function fish(nodes: readonly Node[]): string {
  const lines = nodes.flatMap(({ path, words }) => {
    const [group = '', command] = path.split(' ');
    const conditions =
      path === ''
        ? '__fish_use_subcommand'
        : `__fish_seen_subcommand_from ${group}${command ? `; and __fish_seen_subcommand_from ${command}` : ''}`;
    return words.map((word) =>
      word.startsWith('--')
        ? `complete -c helix -n '${conditions}' -l ${word.slice(2)}`
        : `complete -c helix -n '${conditions}' -f -a ${word}`,
    );
  });
  return `${lines.join('\n')}\n`;
}
