// Takes a test from its first page to its result, as a learner with script does, and counts what that costs.
//   node test_walk.mjs --log request_log.mjs --url URL --cookie 'name=value; …' --pid N
import { pathToFileURL } from 'node:url';

const args = {};
for (let i = 2; i < process.argv.length; i += 2) args[process.argv[i].slice(2)] = process.argv[i + 1];
const { open, serverCpu, summary } = await import(pathToFileURL(args.log));
const { page, log, close } = await open(args.cookie, new URL(args.url).origin);

const before = serverCpu([args.pid]);
await page.goto(args.url);
await page.locator('form[data-step] button').first().click();
const form = page.locator('#test-form');
await form.waitFor();
const questions = await page.locator('section.check').count();
for (let place = 1; place <= questions; place++) {
  const question = page.locator(`#q${place}`);
  await question.waitFor({ state: 'visible' });
  const saved = page.waitForResponse((response) => response.request().method() === 'POST');
  const selects = question.locator('select'), radios = question.locator('input[type=radio]');
  for (let i = 0; i < await selects.count(); i++) await selects.nth(i).selectOption({ index: i + 1 });
  if (await radios.count()) await radios.first().check();
  else if (!await selects.count()) await question.locator('input[type=checkbox]').first().check();
  await question.locator('button[name=go]').click();
  await saved;
}
await page.locator('button[name=hand_in]').click();
await page.locator('ul.outcomes').waitFor();
console.log(JSON.stringify({ questions, ...summary(log, before, [args.pid], /\/static\//) }));
await close();
