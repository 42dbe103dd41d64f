// Reports come from content/, the pages of cups, teams and authors from pages/: JavaScript templates throughout, the
// leanest that Eleventy has. Markdown is not run through a template language first.

const byDate = (a, b) => a.date - b.date || (a.url < b.url ? -1 : 1);

export const grouped = (reports, namesOf) => {
  const groups = new Map();
  for (const report of reports) {
    for (const name of namesOf(report.data)) {
      if (!groups.has(name)) groups.set(name, { name, reports: [] });
      groups.get(name).reports.push(report);
    }
  }
  return [...groups.values()];
};

export const slug = (name) => name.toLowerCase().replaceAll(" ", "-");
export const escaped = (text) =>
  String(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
export const cupOf = (data) => `${data.competition} ${data.season}`;

export default function (eleventy) {
  eleventy.setUseGitIgnore(false);
  eleventy.setQuietMode(true);
  eleventy.setWatchJavaScriptDependencies(false);
  // "2015-02-15 20:45" is no date to Eleventy.
  eleventy.addDateParsing((value) =>
    typeof value === "string" ? new Date(`${value.replace(" ", "T")}:00Z`) : value,
  );
  eleventy.addPassthroughCopy({ css: "css" });

  let reports;
  const sorted = (api) => (reports ??= api.getFilteredByGlob("./content/**/*.md").sort(byDate));
  eleventy.on("eleventy.before", () => (reports = undefined));
  eleventy.addCollection("cups", (api) => grouped(sorted(api), (data) => [cupOf(data)]));
  eleventy.addCollection("teams", (api) => grouped(sorted(api), (data) => [data.home, data.away]));
  eleventy.addCollection("authors", (api) => grouped(sorted(api), (data) => data.authors));

  return {
    dir: { input: ".", output: "_site", includes: "_includes" },
    templateFormats: ["md", "11ty.js"],
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
