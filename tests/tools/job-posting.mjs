// Prints, as JSON, what Google's rules for rich results find wrong with the JobPosting in each page named.
import { readFile } from "node:fs/promises";
import Validator from "@adobe/structured-data-validator";
import { default as WebAutoExtractor } from "@marbec/web-auto-extractor";

const extractor = new WebAutoExtractor({ addLocation: true });
const reports = [];
for (const file of process.argv.slice(2)) {
  const data = extractor.parse(await readFile(file, "utf8"));
  const postings = data.jsonld?.JobPosting?.length ?? 0;
  reports.push({ file, postings, issues: await new Validator().validate(data) });
}
process.stdout.write(JSON.stringify(reports));
