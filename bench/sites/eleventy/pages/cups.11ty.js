import { escaped, grouped, slug } from "../eleventy.config.js";
import { day } from "../_includes/moment.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.cups", size: 1, alias: "cup", addAllPagesToCollections: false },
  permalink: ({ cup }) => `/cups/${slug(cup.name)}/`,
  eleventyComputed: { title: ({ cup }) => cup.name },
  eleventyExcludeFromCollections: true,
};

const tie = ({ data, date, url }) =>
  `<li>${day(date)} <a href="/teams/${slug(data.home)}/">${escaped(data.home)}</a> <a href="${url}">${escaped(data.score)}</a> <a href="/teams/${slug(data.away)}/">${escaped(data.away)}</a></li>`;

const round = ({ name, reports }) =>
  `<h2>${escaped(name)}</h2>\n<ol class="ties">\n${reports.map(tie).join("\n")}\n</ol>`;

export const render = ({ cup }) =>
  `<h1>${escaped(cup.name)}</h1>\n${grouped(cup.reports, (data) => [data.round]).map(round).join("\n")}`;
