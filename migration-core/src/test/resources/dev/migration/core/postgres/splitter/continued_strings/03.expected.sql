SELECT E'a' /* no; continuation */
  'b\'
