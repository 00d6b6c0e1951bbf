export const messages = {
  general: {
    title: 'Organization',
    description: 'What it is called, and what holds for everybody.',
    name: 'Name',
    slug: 'Short name',
    slugHint: 'For scripts and the command line: small letters, digits and hyphens',
    timeZone: 'Time zone',
    timeZoneHint: 'Where days begin, and reports are cut',
    weekStartsOn: 'Weeks begin on',
    weekDays: { monday: 'Monday', saturday: 'Saturday', sunday: 'Sunday' },
    requireTotp: 'Everybody needs a second factor',
    requireTotpHint: 'Who has none is asked to set it up before anything else.',
    save: 'Save',
    saved: 'Saved',
  },
  storage: {
    title: 'Files',
    describe: (used: string, quota: string | null) =>
      quota === null
        ? `${used} are used; only the disk is the limit.`
        : `${used} of ${quota} are used.`,
    usage: 'Space used',
    largest: (size: string) => `A single file may have up to ${size}.`,
    quota: 'Limit in GB',
    quotaHint: 'Empty: only the disk is the limit',
    save: 'Save the limit',
    saved: 'The limit is saved',
  },
  data: {
    title: 'Import and export',
    description: 'Everything is yours: take it out, or bring it in from another instance.',
    exportTitle: 'Export',
    exportText:
      'One zip with everything as it is at this moment: boards, tasks, comments, files, agents, runs, the ledger. It holds no passwords, keys or sessions.',
    export: 'Download the archive',
    importTitle: 'Import',
    importText:
      'Reads such an archive into this organization, which must still be empty. All of it or nothing.',
    file: 'The archive',
    invite: 'Invite those who are not members here',
    import: 'Import',
    imported: (rows: number, files: number) => `Imported ${rows} records and ${files} files`,
    importedTitle: 'The archive is imported',
    people: 'People in it',
    outcomes: {
      member: 'is a member here',
      invited: 'was invited',
      absent: 'is not a member here; only the name remains',
    },
    tasks: 'Single boards are exported and imported in their own settings, as CSV or from Trello.',
  },
};
