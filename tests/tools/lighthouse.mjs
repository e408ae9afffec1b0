// Addresses → what Lighthouse finds on each, as on a phone: scores of 0 to 100, and what costs points.
//
//   node lighthouse.mjs CHROME CATEGORIES ADDRESS…
//
// One browser for all, one page after the other: side by side they would slow each other down.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...addresses] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
});
const found = [];
try {
  for (const address of addresses) {
    const onlyCategories = categories.split(",");
    const throttlingMethod = onlyCategories.includes("performance") ? "simulate" : "provided";
    const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories, throttlingMethod });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const scores = Object.fromEntries(
      Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]),
    );
    const costs = Object.values(lhr.categories).flatMap(({ id, auditRefs }) => auditRefs
      .filter(({ id: name, weight }) => weight && lhr.audits[name].score !== null && lhr.audits[name].score < 0.9)
      .map(({ id: name }) => `${id}: ${lhr.audits[name].title}`));
    found.push({ address, scores, costs });
  }
} finally {
  chrome.kill();
}
console.log(JSON.stringify(found));
