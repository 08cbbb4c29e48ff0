// Looks at a report in headless Chromium: phone and desktop width, light and dark. Fails on a console error, a request to
// anywhere, sideways scroll, or a serious finding of axe-core. Writes screenshots beside it where a folder is given.
//
//   npm install axe-core puppeteer-core      (in any folder, named by NODE_PATH's parent or run from there)
//   node check.mjs runs/demo-1/report.html [FOLDER FOR SCREENSHOTS]
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(resolve('package.json'));
const [file, shots] = process.argv.slice(2);
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!chromium) {
  console.log('skipped: no Chromium on this machine');
  process.exit(0);
}
const browser = await require('puppeteer-core').launch({ executablePath: chromium, args: ['--no-sandbox'] });
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const faults = [];
for (const [width, height] of [[390, 844], [1280, 900]]) {
  for (const scheme of ['light', 'dark']) {
    const page = await browser.newPage();
    const where = `${width} px, ${scheme}`;
    page.on('console', (said) => ['error', 'warn'].includes(said.type()) && faults.push(`${where}: console: ${said.text()}`));
    page.on('pageerror', (error) => faults.push(`${where}: ${error}`));
    page.on('request', (asked) => /^(file|data):/.test(asked.url()) || faults.push(`${where}: asks for ${asked.url()}`));
    await page.setViewport({ width, height, deviceScaleFactor: 1, isMobile: width < 500, hasTouch: width < 500 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setBypassCSP(true); // axe is put into the page
    await page.goto(pathToFileURL(resolve(file)).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`${where}: scrolls sideways by ${wide} px`);
    const drawn = await page.evaluate(() => [...document.querySelectorAll('[data-chart]')].every((c) => c.querySelector('svg path')));
    if (!drawn) faults.push(`${where}: a chart is not drawn`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] }));
    for (const finding of found.violations) {
      const line = `${where}: axe ${finding.impact}: ${finding.id}: ${finding.help} (${finding.nodes.length}), ${finding.nodes[0].target}`;
      if (['serious', 'critical'].includes(finding.impact)) faults.push(line);
      else console.log(line);
    }
    console.log(`${where}: axe passed ${found.passes.length} rules`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((d, i, all) => (d.open = i === all.length - 1)));
    if (shots) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: `${shots}/${width}-${scheme}-top.png` });
      // the window as tall as the page: a "full page" picture would catch charts while they change their size
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewport({ width, height: tall, deviceScaleFactor: 1, isMobile: width < 500, hasTouch: width < 500 });
      await new Promise((done) => setTimeout(done, 500));
      await page.screenshot({ path: `${shots}/${width}-${scheme}.png`, captureBeyondViewport: false });
    }
    if (shots && width > 1000 && scheme === 'dark') await page.pdf({ path: `${shots}/print.pdf`, format: 'A4' });
    await page.close();
  }
}
await browser.close();
faults.forEach((fault) => console.log(fault));
console.log(faults.length ? `${faults.length} faults` : 'no faults');
process.exit(faults.length ? 1 : 0);
