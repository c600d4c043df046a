"""The same irnk on an OpenSearch cluster: the search engine behind the usual seam."""
