// Beside the content folder's name: Eleventy gives this to every report in it.
export default {
  layout: "report.11ty.js",
  permalink: ({ slug }) => `/reports/${slug}/`,
};
