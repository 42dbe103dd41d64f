import { escaped, slug } from "../eleventy.config.js";
import { day } from "../_includes/moment.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.authors", size: 1, alias: "author", addAllPagesToCollections: false },
  permalink: ({ author }) => `/authors/${slug(author.name)}/`,
  eleventyComputed: { title: ({ author }) => author.name },
  eleventyExcludeFromCollections: true,
};

const story = ({ data, date, url }) =>
  `<li>${day(date)} <a href="${url}">${escaped(data.title)}</a> ${escaped(data.home)} ${escaped(data.score)} ${escaped(data.away)}</li>`;

export const render = ({ author }) =>
  `<h1>${escaped(author.name)}</h1>\n<ol class="stories">\n${author.reports.toReversed().map(story).join("\n")}\n</ol>`;
