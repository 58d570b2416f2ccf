SET xmloption = content
