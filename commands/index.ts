/** Everything a reader can ask, in the order in which menus and help show it. */
import type { Command } from '../src/app/command.ts';
import { about } from './about.ts';
import { again } from './again.ts';
import { brief } from './brief.ts';
import { changes } from './changes.ts';
import { change } from './digest/change.ts';
import { list } from './digest/list.ts';
import { pause } from './digest/pause.ts';
import { preview } from './digest/preview.ts';
import { remove } from './digest/remove.ts';
import { resume } from './digest/resume.ts';
import { set } from './digest/set.ts';
import { setup } from './digest/setup.ts';
import { status as digestStatus } from './digest/status.ts';
import { test } from './digest/test.ts';
import { createHelp, createStart } from './help.ts';
import { language } from './language.ts';
import { search } from './search.ts';
import { disputes, figures, timeline } from './section.ts';
import { source } from './source.ts';
import { add } from './sources/add.ts';
import { brief as sourcesOfBrief, sources } from './sources/brief.ts';
import { check } from './sources/check.ts';
import { exportFeeds } from './sources/export.ts';
import { importFeeds } from './sources/import.ts';
import { list as sourcesList } from './sources/list.ts';
import { remove as sourcesRemove } from './sources/remove.ts';
import { starter } from './sources/starter.ts';
import { status } from './status.ts';
import { topics } from './topics.ts';

export const commands: readonly Command[] = [
  brief,
  source,
  timeline,
  figures,
  disputes,
  changes,
  search,
  topics,
  sources,
  sourcesOfBrief,
  language,
  createHelp(() => commands),
  about,
  status,
  setup,
  set,
  change,
  list,
  preview,
  test,
  pause,
  resume,
  digestStatus,
  remove,
  add,
  sourcesList,
  check,
  sourcesRemove,
  importFeeds,
  starter,
  exportFeeds,
  createStart(),
  again,
];
